namespace BucketManager.Application.Reading.Views;

/// <summary>What is counted with a thing; what does not belong to its kind is 0.</summary>
/// <param name="Buckets">Of a project.</param>
/// <param name="Users">Of a project, and of a bucket: who is let in.</param>
/// <param name="Attention">Of a project: how much somebody should look at, a thing once for each cause.</param>
/// <param name="Keys">Of a user; null: cannot be found out at the moment.</param>
/// <param name="OpenHandovers">Of a user.</param>
public readonly record struct ThingCounts(int Buckets = 0, int Users = 0, int Attention = 0, int? Keys = null, int OpenHandovers = 0);
