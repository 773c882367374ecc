using BucketManager.Domain.Basics;

namespace BucketManager.Domain.Sentences;

/// <summary>What can be wrong with a request as such, whatever it asks for.</summary>
public static partial class Say
{
    [Sentence("malformed-json", "This is not valid JSON: look at line {line}, position {position}.")]
    public static partial Sentence MalformedJson(long line, long position);

    [Sentence("body-missing", "The request needs a body: a JSON object.")]
    public static partial Sentence BodyMissing();

    [Sentence("unknown-field", "There is no such field here.")]
    public static partial Sentence UnknownField();

    [Sentence("unknown-parameter", "There is no such parameter here.")]
    public static partial Sentence UnknownParameter();

    [Sentence("wrong-type", "Must be {type}.")]
    public static partial Sentence WrongType(string type);

    [Sentence("etag-shape", "Must be the revision in quotation marks, such as \"3\".")]
    public static partial Sentence ETagShape();

    [Sentence("page-token-unknown", "This page token is not valid. Begin with the first page.")]
    public static partial Sentence PageTokenUnknown();

    [Sentence("body-too-large", "The request is larger than {limit} KB.")]
    public static partial Sentence BodyTooLarge(int limit);

    [Sentence("json-expected", "Send application/json in UTF-8.")]
    public static partial Sentence JsonExpected();

    [Sentence("sign-in-missing", "Sign in first. This needs a bearer token.")]
    public static partial Sentence SignInMissing();

    [Sentence("sign-in-ended", "Your sign-in has expired. Sign in again.")]
    public static partial Sentence SignInEnded();

    [Sentence("sign-in-invalid", "This sign-in is not valid here. Sign in again.")]
    public static partial Sentence SignInInvalid();

    [Sentence("sign-in-without-email", "Your sign-in has no confirmed e-mail address. Confirm it, then sign in again.")]
    public static partial Sentence SignInWithoutEmail();

    [Sentence("ticket-spent", "This ticket is unknown, used or too old. Ask for a new one.")]
    public static partial Sentence TicketSpent();

    [Sentence("nothing-here", "There is nothing at this address.")]
    public static partial Sentence NothingHere();

    [Sentence("method-not-allowed", "This address does not accept {method}.")]
    public static partial Sentence MethodNotAllowed(string method);

    [Sentence("host-unknown", "This server does not answer to this host name.")]
    public static partial Sentence HostUnknown();

    [Sentence("too-many-requests", "Too many requests. Try again in {seconds} seconds.")]
    public static partial Sentence TooManyRequests(long seconds);

    [Sentence("unexpected", "Something went wrong on our side. Tell the people who run this program: {traceId}.")]
    public static partial Sentence Unexpected(string traceId);

    [Sentence("driven-side-unavailable", "A service that this needs is not answering. Try again in {seconds} seconds.")]
    public static partial Sentence DrivenSideUnavailable(long seconds);

    [Sentence(
        "disk-full",
        "The server's disk is full, so nothing can be changed. What was accepted is safe. Ask the people who run this program to make "
        + "room, then try again.")]
    public static partial Sentence DiskFull();

    [Sentence(
        "disk-not-writable",
        "The server cannot write to its disk, so nothing can be changed. What was accepted is safe. Ask the people who run this "
        + "program to check the disk, then try again.")]
    public static partial Sentence DiskNotWritable();

    [Sentence("request-unreadable", "The request cannot be read.")]
    public static partial Sentence RequestUnreadable();

    [Sentence("upgrade-required", "Connect with a WebSocket.")]
    public static partial Sentence UpgradeRequired();

    [Sentence("socket-action", "Must be subscribe, unsubscribe or ping.")]
    public static partial Sentence SocketAction();

    [Sentence("socket-subscriptions", "One connection can watch at most {max} projects.")]
    public static partial Sentence SocketSubscriptions(int max);

    [Sentence("socket-since", "Must be a sequence number.")]
    public static partial Sentence SocketSince();
}
