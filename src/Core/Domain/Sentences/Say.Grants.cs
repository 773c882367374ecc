using BucketManager.Domain.Basics;

namespace BucketManager.Domain.Sentences;

/// <summary>What is said about permissions: who may do what, where. {where} is a bucket with its folder, such as invoices/in/.</summary>
public static partial class Say
{
    // The diary
    public static readonly SentenceForm LetCollect = New("let-collect", "{actor} let {company} collect from {where}");
    public static readonly SentenceForm LetDeliver = New("let-deliver", "{actor} let {company} deliver into {where}");
    public static readonly SentenceForm LetExchange = New("let-exchange", "{actor} let {company} exchange files in {where}");
    public static readonly SentenceForm LetManage = New("let-manage", "{actor} let {company} manage {where}");
    public static readonly SentenceForm StoppedCollecting = New("stopped-collecting",
        "{actor} removed the permission of {company} to collect from {where}");
    public static readonly SentenceForm StoppedDelivering = New("stopped-delivering",
        "{actor} removed the permission of {company} to deliver into {where}");
    public static readonly SentenceForm StoppedExchanging = New("stopped-exchanging",
        "{actor} removed the permission of {company} to exchange files in {where}");
    public static readonly SentenceForm StoppedManaging = New("stopped-managing",
        "{actor} removed the permission of {company} to manage {where}");
    public static readonly SentenceForm GrantsChanged = New("grants-changed", "{actor} changed {count} permissions of {company} ({user})");

    // Summaries
    public static readonly SentenceForm MayNowCollect = New("may-now-collect", "{company} can now collect from {where}");
    public static readonly SentenceForm MayNowDeliver = New("may-now-deliver", "{company} can now deliver into {where}");
    public static readonly SentenceForm MayNowExchange = New("may-now-exchange", "{company} can now exchange files in {where}");
    public static readonly SentenceForm MayNowManage = New("may-now-manage", "{company} can now manage {where}");
    public static readonly SentenceForm MayNoLongerCollect = New("may-no-longer-collect", "{company} can no longer collect from {where}");
    public static readonly SentenceForm MayNoLongerDeliver = New("may-no-longer-deliver", "{company} can no longer deliver into {where}");
    public static readonly SentenceForm MayNoLongerExchange = New("may-no-longer-exchange",
        "{company} can no longer exchange files in {where}");
    public static readonly SentenceForm MayNoLongerManage = New("may-no-longer-manage", "{company} can no longer manage {where}");

    // Reasons of an answer
    public static readonly SentenceForm MayCollect = New("may-collect", "{company} can collect from {where}");
    public static readonly SentenceForm MayDeliver = New("may-deliver", "{company} can deliver into {where}");
    public static readonly SentenceForm MayExchange = New("may-exchange", "{company} can exchange files in {where}");
    public static readonly SentenceForm MayManage = New("may-manage", "{company} can manage {where}");

    // Warnings
    public static readonly SentenceForm GrantCovered = New("grant-covered",
        "The permission to {can} in {where} adds nothing: {company} can already {covering} in {above}.");
    public static readonly SentenceForm GrantsJoin = New("grants-join", "To collect and deliver in {where} is the same as to exchange.");
    public static readonly SentenceForm BucketWentAway = New("bucket-went-away",
        "The bucket {bucket} is gone. Permissions for it stay, but have no effect until a bucket with this name exists.");
    public static readonly SentenceForm PolicyRoom = New("policy-room",
        "These permissions use {percent} % of the space for them. Fewer or wider ones, such as one for the folder above, use less.");
}
