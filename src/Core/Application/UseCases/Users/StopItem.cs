using BucketManager.Domain.Basics;

namespace BucketManager.Application.UseCases.Users;

/// <summary>One thing that the panic button stopped, or could not.</summary>
/// <param name="What"><c>key</c>, <c>handover</c>, <c>sshKey</c> or <c>grants</c>.</param>
/// <param name="Id">Key id, hand-over id or fingerprint; null for the grants.</param>
/// <param name="Result"><c>stopped</c>, <c>running</c> or <c>failed</c>.</param>
public sealed record StopItem(string What, string? Id, string Result, Sentence Sentence);
