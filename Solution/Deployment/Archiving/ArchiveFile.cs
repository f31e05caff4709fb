using System;
using System.IO;
using Microsoft.Xrm.Sdk;

namespace Opps.Deployment.Archiving;

/// <summary>The file that entries go to before they are deleted. It has its name only once it is whole and on the disk.</summary>
internal sealed class ArchiveFile : IDisposable
{
    private readonly FileInfo _file;
    private readonly FileInfo _unfinished;
    private readonly FileStream _stream;

    /// <exception cref="DeploymentException">It is there already, or can't be written.</exception>
    public ArchiveFile(FileInfo file)
    {
        RequireNew(file);
        _file = file;
        _unfinished = new FileInfo(file.FullName + ".part");
        _stream = OutputFile.Open(_unfinished, FileMode.Create);
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
        _unfinished.MoveTo(_file.FullName);
        _file.Refresh();
        if (_file.Length != length)
        {
            throw new IOException($"it has {_file.Length} bytes, {length} were written.");
        }
    });

    /// <summary>Takes away what was not finished.</summary>
    public void Dispose()
    {
        _stream.Dispose();
        if (File.Exists(_unfinished.FullName))
        {
            _unfinished.Delete();
        }
    }

    private void Guarded(Action act)
    {
        try
        {
            act();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new DeploymentException($"'{_file.FullName}' can't be written, so nothing was deleted: {error.Message}", error);
        }
    }
}
