namespace BucketManager.Core.Sentences;

/// <summary>What a template turned out to be.</summary>
public static partial class Say
{
    public static readonly SentenceForm TemplateTooLarge = New("template-too-large",
        "All texts together take {used} bytes of template, AWS allows {limit}. Write fewer or shorter ones.");
    public static readonly SentenceForm TemplateForeign = New("template-foreign",
        "This stack was not made by BucketManager: its template holds no record.");
    public static readonly SentenceForm TemplateDamaged = New("template-damaged",
        "The template's record cannot be read: {what}. Put the template back from the stack's history.");
    public static readonly SentenceForm TemplateNewer = New("template-newer",
        "A newer version of BucketManager wrote this template (form {schema}, known here: {known}). Update this program.");
}
