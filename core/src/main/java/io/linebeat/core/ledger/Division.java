package io.linebeat.core.ledger;

import io.linebeat.core.measure.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Divides a page that is too full into pages of finer cells.
final class Division {
    private final Page page;
    private final Contents contents;
    private final Names names;
    private final Holds holds;

    Division(Page page, Names names, Holds holds) {
        Contents held = page.held();
        if (held == null) {
            throw new IllegalStateException("a page is divided when it has just been written");
        }
        this.page = page;
        this.contents = held;
        this.names = names;
        this.holds = holds;
    }

    /// The parts in order of time, none with more facts than `most` but those of the finest level. A part without
    /// facts and carries is none.
    List<Page> parts(int most) {
        List<Page> parts = new ArrayList<>();
        Carry[] carries = new Carry[contents.lanes()];
        Arrays.setAll(carries, contents::carry);
        for (int which = 0; which < Grid.FAN_OUT; which++) {
            Page part = part(page.cell().child(which), carries);
            if (part.facts() > most && part.cell().level() > 0) {
                parts.addAll(new Division(part, names, holds).parts(most));
            } else if (part.held() != null && part.held().lanes() > 0) {
                parts.add(part);
            }
        }
        return parts;
    }

    /// One part; `carries` become those at its end.
    private Page part(Cell cell, Carry[] carries) {
        Span span = cell.span();
        Contents.Builder lanes = new Contents.Builder(carries.length);
        for (int i = 0; i < carries.length; i++) {
            Slice whole = contents.slice(i);
            lanes.add(contents.lane(i), whole.part(whole.firstAt(span.from()), whole.firstAt(span.to())), carries[i]);
        }
        Contents part = lanes.build(span, names, holds);
        for (int i = 0; i < carries.length; i++) {
            int place = part.find(contents.lane(i));
            carries[i] = place < 0 ? Carry.NONE : part.carriedOut(place);
        }
        return page(cell, part);
    }

    private Page page(Cell cell, Contents part) {
        int facts = 0;
        int ofSenders = 0;
        long first = Long.MAX_VALUE;
        long last = Long.MIN_VALUE;
        for (int i = 0; i < part.lanes(); i++) {
            Slice slice = part.slice(i);
            for (int fact = 0; fact < slice.size(); fact++) {
                ofSenders += Said.isDemo(slice.said(fact)) ? 0 : 1;
                first = Math.min(first, slice.at(fact));
                last = Math.max(last, slice.at(fact));
            }
            facts += slice.size();
        }
        return new Page(cell, 0, facts, ofSenders, first, last, page.unkeptSince(), part);
    }
}
