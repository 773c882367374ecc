namespace BucketManager.Hosts.Local;

/// <summary>The host cannot start as it was asked to. The message is a sentence for the person at the keyboard.</summary>
public sealed class StartRefused(string sentence, Exception? cause = null) : Exception(sentence, cause);
