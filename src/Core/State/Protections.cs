using BucketManager.Core.Ports;
using BucketManager.Core.Sentences;

namespace BucketManager.Core.State;

/// <summary>What the check of an account found out, in sentences.</summary>
public static class Protections
{
    public static Sentence Say(Finding finding)
    {
        var form = finding.State switch
        {
            true => Sentences.Say.ProtectionOn,
            false => Sentences.Say.ProtectionOff,
            null => Sentences.Say.ProtectionUnknown,
        };
        return form.With(("protection", Name(finding.Code)));
    }

    // What is not known here by name keeps its code: a newer check may look at more.
    private static string Name(string code) => code switch
    {
        "access" => "Access of BucketManager to the account",
        "account-public-access-block" => "The block of public access for all buckets of the account",
        "organisation-trail" => "The organisation's trail with the accesses to files",
        "config" => "The recording of configurations (AWS Config)",
        "guardduty" => "The detection of threats (GuardDuty)",
        "region-lock" => "The lock of other regions",
        "root-denial" => "The denial of the root user",
        _ => code,
    };
}
