using BucketManager.Domain.Basics;

namespace BucketManager.Domain.Sentences;

/// <summary>What can be wrong with a request as such, whatever it asks for.</summary>
public static partial class Say
{
    public static readonly SentenceForm MalformedJson = New("malformed-json",
        "This is not valid JSON: look at line {line}, position {position}.");
    public static readonly SentenceForm BodyMissing = New("body-missing", "The request needs a body: a JSON object.");
    public static readonly SentenceForm UnknownField = New("unknown-field", "There is no such field here.");
    public static readonly SentenceForm UnknownParameter = New("unknown-parameter", "There is no such parameter here.");
    public static readonly SentenceForm WrongType = New("wrong-type", "Must be {type}.");
    public static readonly SentenceForm ETagShape = New("etag-shape", "Must be the revision in quotation marks, such as \"3\".");
    public static readonly SentenceForm PageTokenUnknown = New("page-token-unknown",
        "This page token is not valid. Begin with the first page.");
    public static readonly SentenceForm BodyTooLarge = New("body-too-large", "The request is larger than {limit} KB.");
    public static readonly SentenceForm JsonExpected = New("json-expected", "Send application/json in UTF-8.");
    public static readonly SentenceForm SignInMissing = New("sign-in-missing", "Sign in first. This needs a bearer token.");
    public static readonly SentenceForm SignInEnded = New("sign-in-ended", "Your sign-in has expired. Sign in again.");
    public static readonly SentenceForm SignInInvalid = New("sign-in-invalid", "This sign-in is not valid here. Sign in again.");
    public static readonly SentenceForm SignInWithoutEmail = New("sign-in-without-email",
        "Your sign-in has no confirmed e-mail address. Confirm it, then sign in again.");
    public static readonly SentenceForm TicketSpent = New("ticket-spent", "This ticket is unknown, used or too old. Ask for a new one.");
    public static readonly SentenceForm NothingHere = New("nothing-here", "There is nothing at this address.");
    public static readonly SentenceForm MethodNotAllowed = New("method-not-allowed", "This address does not accept {method}.");
    public static readonly SentenceForm HostUnknown = New("host-unknown", "This server does not answer to this host name.");
    public static readonly SentenceForm TooManyRequests = New("too-many-requests", "Too many requests. Try again in {seconds} seconds.");
    public static readonly SentenceForm Unexpected = New("unexpected",
        "Something went wrong on our side. Tell the people who run this program: {traceId}.");
    public static readonly SentenceForm DrivenSideUnavailable = New("driven-side-unavailable",
        "A service that this needs is not answering. Try again in {seconds} seconds.");
    public static readonly SentenceForm DiskFull = New("disk-full",
        "The server's disk is full, so nothing can be changed. What was accepted is safe. Ask the people who run this program to make "
        + "room, then try again.");
    public static readonly SentenceForm DiskNotWritable = New("disk-not-writable",
        "The server cannot write to its disk, so nothing can be changed. What was accepted is safe. Ask the people who run this "
        + "program to check the disk, then try again.");
    public static readonly SentenceForm RequestUnreadable = New("request-unreadable", "The request cannot be read.");
    public static readonly SentenceForm UpgradeRequired = New("upgrade-required", "Connect with a WebSocket.");
    public static readonly SentenceForm SocketAction = New("socket-action", "Must be subscribe, unsubscribe or ping.");
    public static readonly SentenceForm SocketSubscriptions = New("socket-subscriptions",
        "One connection can watch at most {max} projects.");
    public static readonly SentenceForm SocketSince = New("socket-since", "Must be a sequence number.");
}
