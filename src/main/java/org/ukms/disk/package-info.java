/**
 * Files that are whole or absent, and ours alone.
 *
 * <p>Requirements:
 *
 * <ol>
 *   <li>D-1 A reader sees the old content or the new one, never a part or nothing, whenever it
 *       looks and whenever we are killed: a temporary file in the same folder is forced and moved
 *       over the old one.
 *   <li>D-2 What was written survives a power failure once the call returned: the folder is forced
 *       too.
 *   <li>D-3 Nobody else can read it at any moment: the permissions are given at creation, not after
 *       it. A file that is for others, too, gets its group and its mode when its content is whole.
 *   <li>D-4 A write that failed changes nothing and leaves nothing.
 *   <li>D-5 A folder belongs to one process: a lock on a file of its own, which is never replaced
 *       or deleted, since a lock on a file that is replaced is lost with it.
 * </ol>
 *
 * <p>Out of scope: what the files hold, and file systems without POSIX permissions.
 */
package org.ukms.disk;
