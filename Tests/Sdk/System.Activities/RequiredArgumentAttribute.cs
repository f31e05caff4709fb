namespace System.Activities;

/// <summary>Marks an argument that no workflow may leave out.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class RequiredArgumentAttribute : Attribute;
