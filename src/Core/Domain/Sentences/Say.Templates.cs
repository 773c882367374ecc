using BucketManager.Domain.Basics;
using BucketManager.Domain.People;

namespace BucketManager.Domain.Sentences;

/// <summary>What a template turned out to be.</summary>
public static partial class Say
{
    [Sentence("template-too-large", "All texts together take {used} bytes of template, but AWS allows {limit}. Write fewer or shorter texts.")]
    public static partial Sentence TemplateTooLarge(int used, int limit);

    [Sentence("template-foreign", "BucketManager did not create this stack: its template holds no record.")]
    public static partial Sentence TemplateForeign();

    [Sentence("template-damaged", "The template's record cannot be read: {what}. Restore the template from the stack's history.")]
    public static partial Sentence TemplateDamaged(string what);

    [Sentence("template-newer", "A newer version of BucketManager wrote this template (form {schema}, known here: {known}). Update this program.")]
    public static partial Sentence TemplateNewer(long schema, int known);

    // The diary
    [Sentence("put-back", "{actor} put \"{name}\" back as BucketManager had set it up")]
    public static partial Sentence PutBackWhatChanged(EmailAddress actor, string name);

    [Sentence("brought-up-to-date", "{actor} updated \"{name}\"")]
    public static partial Sentence BroughtUpToDate(EmailAddress actor, string name);

    // Summaries
    [Sentence("puts-back", "Puts \"{name}\" back: changes made outside BucketManager are undone")]
    public static partial Sentence PutsBack(string name);

    [Sentence("brings-up-to-date", "Updates \"{name}\" with new protections")]
    public static partial Sentence BringsUpToDate(string name);
}
