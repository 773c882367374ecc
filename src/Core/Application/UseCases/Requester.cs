using BucketManager.Application.Mirror.Jobs;
using BucketManager.Domain.People;

namespace BucketManager.Application.UseCases;

/// <summary>Asks for an edit. Each case says what authorises it.</summary>
/// <param name="Actor">Stands in sentences; idempotency keys are the actor's own.</param>
/// <param name="RecordedAs">Stands in the record and in the diary: an e-mail address, or a word for who has none.</param>
public abstract record Requester(Actor Actor, string RecordedAs)
{
    /// <summary>Somebody who signed in. The only case whose rights are checked.</summary>
    public sealed record Person(Actor Actor) : Requester(Actor, Actor.Email.ToString());

    /// <summary>The program by itself. Authorised: it repeats what somebody was allowed to ask for.</summary>
    public sealed record Program(Actor Actor) : Requester(Actor, Domain.People.Actor.System);

    /// <summary>A job. Authorised: rights were checked when it began.</summary>
    public sealed record RunningJob(JobId Job, Actor Actor, string RecordedAs) : Requester(Actor, RecordedAs);

    /// <summary>A third party with a link. Authorised by token and passcode.</summary>
    public sealed record LinkHolder(Actor Actor) : Requester(Actor, Domain.People.Actor.ThirdParty);
}
