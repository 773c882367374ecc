namespace BucketManager.Story;

/// <summary>A part of the story that stands on its own, made of sentences that come true or do not.</summary>
internal abstract class Chapter
{
    private Telling telling = null!;

    public abstract string Title { get; }

    /// <summary>It happens in the project that an earlier chapter opens.</summary>
    public virtual bool NeedsProject => true;

    public async Task RunAsync(Stage stage, Telling teller)
    {
        telling = teller;
        teller.Chapter(Title);
        if (NeedsProject && !stage.HasProject)
        {
            teller.NotLived("cannot be lived: there is no project");
            return;
        }

        try
        {
            await LiveAsync(stage);
        }
        catch (ChapterEnds)
        {
            teller.NotLived("the rest of this chapter builds on it and was not lived");
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            teller.NotLived($"the chapter broke off: {(failure is StoryFailure ? failure.Message : failure.ToString())}");
        }
    }

    protected abstract Task LiveAsync(Stage stage);

    /// <summary>A sentence that others do not build on.</summary>
    protected Task<bool> Sentence(string sentence, Func<Task> live) => telling.SentenceAsync(sentence, live);

    /// <summary>A sentence that the rest of the chapter builds on.</summary>
    protected async Task Must(string sentence, Func<Task> live)
    {
        if (!await telling.SentenceAsync(sentence, live))
            throw new ChapterEnds();
    }

    private sealed class ChapterEnds : Exception;
}
