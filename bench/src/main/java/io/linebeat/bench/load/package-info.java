/// The load generator: facts and questions over raw sockets, at little cost to the machine that the server runs on too.
@NullMarked
package io.linebeat.bench.load;

import org.jspecify.annotations.NullMarked;
