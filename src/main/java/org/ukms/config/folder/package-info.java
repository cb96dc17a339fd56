/**
 * The folders that a node's file names: checked while it is read, made at the end. Other paths are
 * read here, too.
 *
 * <p>Requirements:
 *
 * <ol>
 *   <li>CFG-6 A faulty file makes nothing. Missing folders are made with mode 0700 from the start.
 *       Folders that exist keep their mode, as others may share them (a node must never close a
 *       /tmp that it was pointed to by mistake); a state folder that others may write to is
 *       refused, as they could swap the keys that the node goes on with. On a server of others a
 *       relative path is refused.
 * </ol>
 *
 * <p>Out of scope: what is written into them.
 */
package org.ukms.config.folder;
