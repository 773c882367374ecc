using BucketManager.Domain.Basics;

namespace BucketManager.Application.Ports;

/// <summary>What a provisioner says to a call that changes a stack. Trouble on the way is a <see cref="PortException"/>.</summary>
public abstract record StackResult
{
    private StackResult()
    {
    }

    /// <summary>Taken on. Whether it succeeds, the stack shows later.</summary>
    public sealed record Accepted(string StackId) : StackResult;

    /// <summary>Something else runs on this stack, or its state forbids the call.</summary>
    public sealed record Busy(string Reason) : StackResult;

    /// <summary>The stack is already as ordered.</summary>
    public sealed record NothingToChange : StackResult;

    /// <summary>A creation under a name that a stack has.</summary>
    public sealed record AlreadyExists : StackResult;

    public sealed record DoesNotExist : StackResult;

    /// <summary>Validation, rights or a quota. The reason is the other side's text.</summary>
    public sealed record Refused(string Reason) : StackResult;
}
