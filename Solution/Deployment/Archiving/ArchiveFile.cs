using System;
using System.IO;
using Microsoft.Xrm.Sdk;

namespace Opps.Deployment.Archiving;

/// <summary>The file that entries go to before they are deleted. It has its name only once it is whole and on the disk.</summary>
internal sealed class ArchiveFile : IDisposable
{
    private readonly string _path;
    private readonly string _unfinished;
    private readonly FileStream _stream;

    /// <exception cref="DeploymentException">It is there already, or can't be written.</exception>
    public ArchiveFile(FileInfo file)
    {
        RequireNew(file);
        _path = file.FullName;
        _unfinished = _path + ".part";
        _stream = OutputFile.Open(new FileInfo(_unfinished), FileMode.Create);
    }

    /// <exception cref="DeploymentException">It is there already.</exception>
    public static void RequireNew(FileInfo file)
    {
        if (file.Exists)
        {
            throw new DeploymentException($"'{file.FullName}' is there already, and may be all that is left of what it holds. Give another name.");
        }
    }

    public void Write(Entity entry) => Guarded(() => _stream.Write(ArchiveLine.Of(entry)));

    /// <summary>From here on the entries may go.</summary>
    public void Finish() => Guarded(() =>
    {
        _stream.Flush(flushToDisk: true);
        var length = _stream.Length;
        _stream.Dispose();
        File.Move(_unfinished, _path);
        if (new FileInfo(_path).Length is var there && there != length)
        {
            throw new IOException($"it has {there} bytes, {length} were written.");
        }
    });

    /// <summary>Takes away what was not finished, and never what was.</summary>
    public void Dispose()
    {
        _stream.Dispose();
        File.Delete(_unfinished);
    }

    private void Guarded(Action act)
    {
        try
        {
            act();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new DeploymentException($"'{_path}' can't be written, so nothing was deleted: {error.Message}", error);
        }
    }
}
