using System.Globalization;

namespace BucketManager.Story;

/// <summary>What part of the story is lived.</summary>
internal enum Part
{
    /// <summary>All of it.</summary>
    Whole,

    /// <summary>Makes things, starts changes and leaves while they are under way.</summary>
    Leave,

    /// <summary>Comes back to what was left.</summary>
    AfterRestart,

    /// <summary>Writes down what there is.</summary>
    Remember,

    /// <summary>Compares with what was written down, after a loss of the cache.</summary>
    Compare,
}

/// <summary>The command line.</summary>
/// <param name="Host">Address of the running host.</param>
/// <param name="StateFolder">The host's state folder, to be searched for secrets; null: not to be had.</param>
/// <param name="LogFile">The host's output, likewise.</param>
/// <param name="File">What the parts other than the whole read or write.</param>
/// <param name="Patience">How long a single wait may take.</param>
internal sealed record StoryArguments(Uri Host, Part Part, string? File, string? StateFolder, string? LogFile, TimeSpan Patience)
{
    public const string Usage = """
        The story of BucketManager, lived against a running host by HTTP and WebSocket only.

          dotnet run --project tests/Story -- BASE [options]

          BASE                  address of the host, such as http://localhost:5080
          --state DIR           the host's state folder: searched for secrets at the end
          --log FILE            the host's output: likewise
          --patience SECONDS    how long a single wait may take (default 120)

        Parts, for what must outlive a restart (each instead of the whole story):
          --leave FILE          make things, start changes, leave; write down what was left
          --after-restart FILE  come back: everything is there, and what was under way ends
          --remember FILE       write down all projects, buckets, users and grants
          --compare FILE        after a loss of the cache: the same again, rebuilt from the templates
        """;

    /// <exception cref="StoryFailure">Something is not understood.</exception>
    public static StoryArguments Parse(string[] args)
    {
        if (args.Length == 0 || !Uri.TryCreate(args[0], UriKind.Absolute, out var host) || host.Scheme is not ("http" or "https"))
            throw new StoryFailure("The first argument must be the address of a host, such as http://localhost:5080.");
        var story = new StoryArguments(host, Part.Whole, null, null, null, TimeSpan.FromSeconds(120));
        for (var i = 1; i < args.Length; i += 2)
        {
            if (i + 1 == args.Length)
                throw new StoryFailure($"{args[i]} wants a value.");
            var value = args[i + 1];
            story = args[i] switch
            {
                "--state" => story with { StateFolder = value },
                "--log" => story with { LogFile = value },
                "--patience" when double.TryParse(value, CultureInfo.InvariantCulture, out var seconds) && seconds > 0 =>
                    story with { Patience = TimeSpan.FromSeconds(seconds) },
                "--leave" => story with { Part = Part.Leave, File = value },
                "--after-restart" => story with { Part = Part.AfterRestart, File = value },
                "--remember" => story with { Part = Part.Remember, File = value },
                "--compare" => story with { Part = Part.Compare, File = value },
                _ => throw new StoryFailure($"{args[i]} {value} is not understood."),
            };
        }

        return story;
    }
}
