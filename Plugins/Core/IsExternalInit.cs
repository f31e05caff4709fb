#if NETFRAMEWORK
namespace System.Runtime.CompilerServices;

/// <summary>What the compiler needs for init-only properties, and .NET Framework lacks.</summary>
internal static class IsExternalInit;
#endif
