namespace BucketManager.Story;

/// <summary>The host did not do what the story says. The message is a sentence for the reader of the output.</summary>
internal sealed class StoryFailure(string message, Exception? cause = null) : Exception(message, cause);
