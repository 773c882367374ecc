namespace BucketManager.Domain.Templates;

/// <summary>Names of the stacks' outputs. Those of a baseline are also the parameters of the other stacks.</summary>
public static class StackOutput
{
    /// <summary>Of every stack: the change whose template is live.</summary>
    public const string OperationId = "OperationId";

    /// <summary>Of a baseline.</summary>
    public const string KeyArn = "KeyArn";

    /// <summary>Of a baseline.</summary>
    public const string BoundaryArn = "BoundaryArn";

    /// <summary>Of a baseline.</summary>
    public const string LogBucketName = "LogBucketName";

    /// <summary>Of a baseline with SFTP: <c>s-</c> and 17 hexadecimal digits.</summary>
    public const string ServerId = "ServerId";

    /// <summary>Of a baseline with SFTP: the server's host name.</summary>
    public const string SftpHost = "SftpHost";

    /// <summary>Of a bucket: its name in S3.</summary>
    public const string PhysicalName = "PhysicalName";

    /// <summary>Of a bucket.</summary>
    public const string Arn = "Arn";

    /// <summary>Of a user: its name in IAM.</summary>
    public const string UserName = "UserName";

    /// <summary>Of a user.</summary>
    public const string UserArn = "UserArn";
}
