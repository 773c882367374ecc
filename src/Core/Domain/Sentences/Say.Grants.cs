using BucketManager.Domain.Basics;
using BucketManager.Domain.Buckets;
using BucketManager.Domain.People;
using BucketManager.Domain.Users;

namespace BucketManager.Domain.Sentences;

/// <summary>What is said about permissions: who may do what, where. {where} is a bucket with its folder, such as invoices/in/.</summary>
public static partial class Say
{
    // The diary
    [Sentence("let-collect", "{actor} let {company} collect from {where}")]
    public static partial Sentence LetCollect(EmailAddress actor, string company, string where);

    [Sentence("let-deliver", "{actor} let {company} deliver into {where}")]
    public static partial Sentence LetDeliver(EmailAddress actor, string company, string where);

    [Sentence("let-exchange", "{actor} let {company} exchange files in {where}")]
    public static partial Sentence LetExchange(EmailAddress actor, string company, string where);

    [Sentence("let-manage", "{actor} let {company} manage {where}")]
    public static partial Sentence LetManage(EmailAddress actor, string company, string where);

    [Sentence("stopped-collecting", "{actor} removed the permission of {company} to collect from {where}")]
    public static partial Sentence StoppedCollecting(EmailAddress actor, string company, string where);

    [Sentence("stopped-delivering", "{actor} removed the permission of {company} to deliver into {where}")]
    public static partial Sentence StoppedDelivering(EmailAddress actor, string company, string where);

    [Sentence("stopped-exchanging", "{actor} removed the permission of {company} to exchange files in {where}")]
    public static partial Sentence StoppedExchanging(EmailAddress actor, string company, string where);

    [Sentence("stopped-managing", "{actor} removed the permission of {company} to manage {where}")]
    public static partial Sentence StoppedManaging(EmailAddress actor, string company, string where);

    [Sentence("grants-changed", "{actor} changed {count} permissions of {company} ({user})")]
    public static partial Sentence GrantsChanged(EmailAddress actor, int count, string company, UserName user);

    // Summaries
    [Sentence("may-now-collect", "{company} can now collect from {where}")]
    public static partial Sentence MayNowCollect(string company, string where);

    [Sentence("may-now-deliver", "{company} can now deliver into {where}")]
    public static partial Sentence MayNowDeliver(string company, string where);

    [Sentence("may-now-exchange", "{company} can now exchange files in {where}")]
    public static partial Sentence MayNowExchange(string company, string where);

    [Sentence("may-now-manage", "{company} can now manage {where}")]
    public static partial Sentence MayNowManage(string company, string where);

    [Sentence("may-no-longer-collect", "{company} can no longer collect from {where}")]
    public static partial Sentence MayNoLongerCollect(string company, string where);

    [Sentence("may-no-longer-deliver", "{company} can no longer deliver into {where}")]
    public static partial Sentence MayNoLongerDeliver(string company, string where);

    [Sentence("may-no-longer-exchange", "{company} can no longer exchange files in {where}")]
    public static partial Sentence MayNoLongerExchange(string company, string where);

    [Sentence("may-no-longer-manage", "{company} can no longer manage {where}")]
    public static partial Sentence MayNoLongerManage(string company, string where);

    // Reasons of an answer
    [Sentence("may-collect", "{company} can collect from {where}")]
    public static partial Sentence MayCollect(string company, string where);

    [Sentence("may-deliver", "{company} can deliver into {where}")]
    public static partial Sentence MayDeliver(string company, string where);

    [Sentence("may-exchange", "{company} can exchange files in {where}")]
    public static partial Sentence MayExchange(string company, string where);

    [Sentence("may-manage", "{company} can manage {where}")]
    public static partial Sentence MayManage(string company, string where);

    // Warnings
    [Sentence("grant-covered", "The permission to {can} in {where} adds nothing: {company} can already {covering} in {above}.")]
    public static partial Sentence GrantCovered(string can, string where, string company, string covering, string above);

    [Sentence("grants-join", "To collect and deliver in {where} is the same as to exchange.")]
    public static partial Sentence GrantsJoin(string where);

    [Sentence("bucket-went-away", "The bucket {bucket} is gone. Permissions for it stay, but have no effect until a bucket with this name exists.")]
    public static partial Sentence BucketWentAway(BucketName bucket);

    [Sentence(
        "policy-room",
        "These permissions use {percent} % of the space for them. Fewer or wider ones, such as one for the folder above, use less.")]
    public static partial Sentence PolicyRoom(int percent);
}
