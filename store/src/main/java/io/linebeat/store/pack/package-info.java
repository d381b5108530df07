/// Facts, sums and carries as few bytes: columns of whole numbers, each in as many bits as its values need, under a
/// checksum.
@NullMarked
package io.linebeat.store.pack;

import org.jspecify.annotations.NullMarked;
