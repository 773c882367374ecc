namespace BucketManager.Domain.Basics;

/// <summary>The forms of one class of sentences, in the order of their lines.</summary>
internal sealed class SentenceCatalogue
{
    private readonly List<SentenceForm> forms = [];

    public IReadOnlyList<SentenceForm> Forms => forms;

    /// <param name="code">Kebab-case; unique among all forms.</param>
    /// <param name="pattern">English text with places: <see cref="SentenceForm.Pattern"/>.</param>
    public SentenceForm New(string code, string pattern)
    {
        var form = new SentenceForm(code, pattern);
        forms.Add(form);
        return form;
    }
}
