using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace Conformance.Packers;

/// <summary>
/// Has a real packer pack the source, compares with the zips of our own packer, has it unpack again and compares with the
/// source: for somebody who brings a change back from an environment, only the change may differ.
/// </summary>
internal sealed class PackerCheck(RealPacker packer, string sourceFolder)
{
    /// <exception cref="PackerFailedException">The packer can't do its work.</exception>
    public IReadOnlyList<Report> Check(string unmanagedZip, string managedZip)
    {
        var work = Directory.CreateTempSubdirectory("conformance");
        try
        {
            var source = Path.Combine(work.FullName, "source");
            WholeSource.Copy(sourceFolder, unmanagedZip, source);
            var zip = Path.Combine(work.FullName, "real.zip");
            var said = packer.Pack(source, zip);
            packer.Unpack(zip, Path.Combine(work.FullName, "unmanaged"), "Unmanaged");
            packer.Unpack(zip, Path.Combine(work.FullName, "both"), "Both");
            return
            [
                new("what the packer said", $"{said.Split('\n').Length} lines", [.. Complaints(said)]),
                PackageComparison.Compare(unmanagedZip, zip),
                PackageComparison.Compare(managedZip, Path.Combine(work.FullName, "real_managed.zip")),
                SourceComparison.Compare(source, Path.Combine(work.FullName, "unmanaged"), "unpacked as Unmanaged"),
                SourceComparison.Compare(source, Path.Combine(work.FullName, "both"), "unpacked as Both"),
            ];
        }
        finally
        {
            work.Delete(recursive: true);
        }
    }

    // A component that is listed and not there is a printed line and no error, and so is a file that no section took.
    private static IEnumerable<string> Complaints(string said) => said.Split('\n').Select(line => line.Trim())
        .Where(line => line.Contains("not defined in customizations", StringComparison.OrdinalIgnoreCase)
            || line.StartsWith("Error", StringComparison.OrdinalIgnoreCase));
}
