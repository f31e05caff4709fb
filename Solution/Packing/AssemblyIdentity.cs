using System;
using System.Collections.Immutable;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Opps.Packing;

/// <summary>The name that is compiled into an assembly, read without loading it.</summary>
internal static class AssemblyIdentity
{
    /// <exception cref="PackingException">The bytes are no .NET assembly.</exception>
    public static AssemblyName Of(byte[] assembly, string whose)
    {
        try
        {
            using var image = new PEReader(ImmutableArray.Create(assembly));
            return image.GetMetadataReader().GetAssemblyDefinition().GetAssemblyName();
        }
        catch (Exception unreadable) when (unreadable is BadImageFormatException or InvalidOperationException)
        {
            throw new PackingException($"{whose} is not a .NET assembly.", unreadable);
        }
    }
}
