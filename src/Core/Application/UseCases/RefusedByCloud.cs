using BucketManager.Application.Mirror.Operations;
using BucketManager.Domain.Basics;

namespace BucketManager.Application.UseCases;

/// <summary>Refusal: accepted, then refused by the cloud at once. The operation stands as failed in the diary.</summary>
public sealed record RefusedByCloud(Operation Operation, Sentence Says) : Refusal(Says);
