package io.linebeat.store.pack;

import io.linebeat.core.ledger.Sums;
import io.linebeat.store.pack.Unpacker.Column;

/// Sums, packed: a column for each number of a tally.
public final class PackedSums {
    private PackedSums() {}

    public static byte[] pack(Sums sums, long key) {
        Packer packer = new Packer(512 + (sums.lanes() + sums.posts()) * 24);
        packer.number(sums.lanes());
        packer.number(sums.posts());
        packer.column(sums.lanes(), sums::lane);
        packer.column(sums.posts(), sums::post);
        for (int each = 0; each < Sums.WIDTH; each++) {
            int which = each;
            packer.column(sums.lanes(), i -> sums.ofLane(i, which));
            packer.column(sums.posts(), i -> sums.ofPost(i, which));
        }
        return packer.finish(key);
    }

    /// Unpacks sums.
    ///
    /// @throws Damaged where the bytes are not what [#pack] made under this key
    public static Sums unpack(byte[] packed, long key) {
        Unpacker from = new Unpacker(packed, key);
        int lanes = (int) from.number();
        int posts = (int) from.number();
        Column lane = from.column(lanes);
        Column post = from.column(posts);
        long[] ofLanes = new long[lanes * Sums.WIDTH];
        long[] ofPosts = new long[posts * Sums.WIDTH];
        for (int which = 0; which < Sums.WIDTH; which++) {
            from.column(lanes).read(ofLanes, which, Sums.WIDTH);
            from.column(posts).read(ofPosts, which, Sums.WIDTH);
        }
        return new Sums(lane.values(), ofLanes, post.values(), ofPosts);
    }
}
