package io.linebeat.server.trespass;

/// For the rule that nobody sleeps.
class Sleeps {
    void sleep() throws InterruptedException {
        Thread.sleep(1);
    }
}
