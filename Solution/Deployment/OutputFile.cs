using System;
using System.IO;

namespace Opps.Deployment;

/// <summary>A file that a person named, to write to.</summary>
internal static class OutputFile
{
    /// <exception cref="DeploymentException">It can't be written.</exception>
    public static FileStream Open(FileInfo file, FileMode mode)
    {
        try
        {
            return new FileStream(file.FullName, mode, FileAccess.Write);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new DeploymentException($"'{file.FullName}' can't be written: {error.Message}", error);
        }
    }
}
