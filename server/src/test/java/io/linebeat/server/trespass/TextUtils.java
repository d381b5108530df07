package io.linebeat.server.trespass;

/// For the rule that a name says what a thing is.
class TextUtils {}
