namespace BucketManager.Core.Sentences;

/// <summary>What is said about permissions: who may do what, where. {where} is a bucket with its folder, such as invoices/in/.</summary>
public static partial class Say
{
    // The diary
    public static readonly SentenceForm LetCollect = New("let-collect", "{actor} let {company} collect from {where}");
    public static readonly SentenceForm LetDeliver = New("let-deliver", "{actor} let {company} deliver into {where}");
    public static readonly SentenceForm LetExchange = New("let-exchange", "{actor} let {company} exchange files in {where}");
    public static readonly SentenceForm LetManage = New("let-manage", "{actor} let {company} manage {where}");
    public static readonly SentenceForm StoppedCollecting = New("stopped-collecting", "{actor} stopped {company} from collecting from {where}");
    public static readonly SentenceForm StoppedDelivering = New("stopped-delivering", "{actor} stopped {company} from delivering into {where}");
    public static readonly SentenceForm StoppedExchanging = New("stopped-exchanging", "{actor} stopped {company} from exchanging files in {where}");
    public static readonly SentenceForm StoppedManaging = New("stopped-managing", "{actor} stopped {company} from managing {where}");
    public static readonly SentenceForm GrantsChanged = New("grants-changed", "{actor} changed {count} permissions of {company} ({user})");

    // Summaries
    public static readonly SentenceForm MayNowCollect = New("may-now-collect", "{company} may now collect from {where}");
    public static readonly SentenceForm MayNowDeliver = New("may-now-deliver", "{company} may now deliver into {where}");
    public static readonly SentenceForm MayNowExchange = New("may-now-exchange", "{company} may now exchange files in {where}");
    public static readonly SentenceForm MayNowManage = New("may-now-manage", "{company} may now manage {where}");
    public static readonly SentenceForm MayNoLongerCollect = New("may-no-longer-collect", "{company} may no longer collect from {where}");
    public static readonly SentenceForm MayNoLongerDeliver = New("may-no-longer-deliver", "{company} may no longer deliver into {where}");
    public static readonly SentenceForm MayNoLongerExchange = New("may-no-longer-exchange", "{company} may no longer exchange files in {where}");
    public static readonly SentenceForm MayNoLongerManage = New("may-no-longer-manage", "{company} may no longer manage {where}");

    // Reasons of an answer
    public static readonly SentenceForm MayCollect = New("may-collect", "{company} may collect from {where}");
    public static readonly SentenceForm MayDeliver = New("may-deliver", "{company} may deliver into {where}");
    public static readonly SentenceForm MayExchange = New("may-exchange", "{company} may exchange files in {where}");
    public static readonly SentenceForm MayManage = New("may-manage", "{company} may manage {where}");

    // Warnings
    public static readonly SentenceForm GrantCovered = New("grant-covered",
        "The permission to {can} in {where} adds nothing: {company} may {covering} in {above} already.");
    public static readonly SentenceForm GrantsJoin = New("grants-join",
        "Collect and deliver in {where} together are the same as exchange.");
    public static readonly SentenceForm BucketWentAway = New("bucket-went-away",
        "The bucket {bucket} is gone: the permissions on it stay, and open nothing until a bucket of this name is created.");
    public static readonly SentenceForm PolicyRoom = New("policy-room",
        "Uses {percent} % of the room for permissions. Fewer or wider grants, such as one on the folder above, need less.");
}
