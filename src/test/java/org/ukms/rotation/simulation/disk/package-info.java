/**
 * A disk in memory, below all that writes files: thousands of times quicker than a real one, and
 * able to fail, to end the process and to lose its power at every single operation.
 *
 * <p>It knows what a real disk would keep: the bytes of a file once the file was forced, and its
 * name once the folder was. It knows one folder, and no rights.
 */
package org.ukms.rotation.simulation.disk;
