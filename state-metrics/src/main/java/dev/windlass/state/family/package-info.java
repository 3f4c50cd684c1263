/** What is said about each kind of object: one class per kind, one small method per family. Pure: a message in, samples out. */
@NullMarked
package dev.windlass.state.family;

import org.jspecify.annotations.NullMarked;
