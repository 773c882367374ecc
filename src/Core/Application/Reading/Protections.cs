using BucketManager.Application.Ports;
using BucketManager.Domain.Basics;

namespace BucketManager.Application.Reading;

/// <summary>What the check of an account found out, in sentences.</summary>
public static class Protections
{
    public static Sentence Say(Finding finding)
    {
        var (on, off, unknown) = Words(finding.Code);
        return finding.State switch
        {
            true => Domain.Sentences.Say.ProtectionOn(on),
            false => Domain.Sentences.Say.ProtectionOff(off),
            null => Domain.Sentences.Say.ProtectionUnknown(unknown),
        };
    }

    // A newer check may look at more: a protection without words of its own keeps its code.
    private static (string On, string Off, string Unknown) Words(string code) => code switch
    {
        "access" => (
            "BucketManager has access to the account",
            "BucketManager has no access to the account",
            "BucketManager can access the account"),
        "account-public-access-block" => ("Public access is blocked", "Public access is not blocked", "public access is blocked"),
        "organisation-trail" => ("File access is logged", "File access is not logged", "file access is logged"),
        "config" => (
            "Configuration changes are recorded (AWS Config)",
            "Configuration changes are not recorded (AWS Config)",
            "configuration changes are recorded (AWS Config)"),
        "guardduty" => ("Threats are detected (GuardDuty)", "Threats are not detected (GuardDuty)", "threats are detected (GuardDuty)"),
        "region-lock" => ("Use of other regions is blocked", "Use of other regions is not blocked", "use of other regions is blocked"),
        "root-denial" => ("Use of the root user is blocked", "Use of the root user is not blocked", "use of the root user is blocked"),
        _ => ($"{code} is on", $"{code} is off", $"{code} is on"),
    };
}
