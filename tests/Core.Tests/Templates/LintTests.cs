using System.ComponentModel;
using System.Diagnostics;
using Xunit;

namespace BucketManager.Core.Tests.Templates;

public sealed class LintTests
{
    [LintFact]
    public async Task Every_template_passes_cfn_lint_without_error_or_warning()
    {
        var templates = Directory.GetFiles(Snapshots.Folder, "*.verified.json").Order(StringComparer.Ordinal).ToList();
        Assert.InRange(templates.Count, 15, 100);

        using var lint = Process.Start(new ProcessStartInfo("cfn-lint", ["--regions", "eu-west-1", "--", .. templates])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var errors = lint.StandardError.ReadToEndAsync();
        var output = await lint.StandardOutput.ReadToEndAsync() + await errors;
        await lint.WaitForExitAsync();
        Assert.True(lint.ExitCode == 0 && output.Trim().Length == 0, output);
    }

    /// <summary>Skipped where cfn-lint is not installed; in CI it must be.</summary>
    private sealed class LintFactAttribute : FactAttribute
    {
        public LintFactAttribute()
        {
            if (Environment.GetEnvironmentVariable("CI") != "true" && !IsInstalled())
                Skip = "cfn-lint is not installed (pip install cfn-lint).";
        }

        private static bool IsInstalled()
        {
            try
            {
                var version = new ProcessStartInfo("cfn-lint", ["--version"]) { RedirectStandardOutput = true, RedirectStandardError = true };
                using var asked = Process.Start(version)!;
                asked.WaitForExit();
                return asked.ExitCode == 0;
            }
            catch (Win32Exception)
            {
                return false;
            }
        }
    }
}
