using System;

namespace Microsoft.Xrm.Sdk.Workflow
{
    /// <summary>The display name of an argument in the process designer.</summary>
    public abstract class ParameterAttribute : Attribute
    {
        /// <summary>States the display name.</summary>
        protected ParameterAttribute(string name) => Name = name;

        /// <summary>The display name.</summary>
        public string Name { get; }
    }

    /// <summary>Marks an argument that a process supplies.</summary>
    [AttributeUsage(AttributeTargets.Property)]
    public sealed class InputAttribute : ParameterAttribute
    {
        /// <inheritdoc />
        public InputAttribute(string name) : base(name)
        {
        }
    }

    /// <summary>Marks an argument that a process reads afterwards.</summary>
    [AttributeUsage(AttributeTargets.Property)]
    public sealed class OutputAttribute : ParameterAttribute
    {
        /// <inheritdoc />
        public OutputAttribute(string name) : base(name)
        {
        }
    }

    /// <summary>The table that an EntityReference argument points to.</summary>
    [AttributeUsage(AttributeTargets.Property)]
    public sealed class ReferenceTargetAttribute : Attribute
    {
        /// <summary>States the table's logical name.</summary>
        public ReferenceTargetAttribute(string entityName) => EntityName = entityName;

        /// <summary>The table's logical name.</summary>
        public string EntityName { get; }
    }

    /// <summary>The column whose options an OptionSetValue argument takes.</summary>
    [AttributeUsage(AttributeTargets.Property)]
    public sealed class AttributeTargetAttribute : Attribute
    {
        /// <summary>States the table's and the column's logical names.</summary>
        public AttributeTargetAttribute(string entityName, string attributeName)
        {
            EntityName = entityName;
            AttributeName = attributeName;
        }

        /// <summary>The table's logical name.</summary>
        public string EntityName { get; }

        /// <summary>The column's logical name.</summary>
        public string AttributeName { get; }
    }

    /// <summary>The value of an argument that a process leaves out.</summary>
    [AttributeUsage(AttributeTargets.Property)]
    public sealed class DefaultAttribute : Attribute
    {
        /// <summary>States a value as text.</summary>
        public DefaultAttribute(string value) : this(value, string.Empty)
        {
        }

        /// <summary>States a row's id as text and its table.</summary>
        public DefaultAttribute(string value, string entityName)
        {
            Value = value;
            EntityName = entityName;
        }

        /// <summary>The value as text.</summary>
        public string Value { get; }

        /// <summary>The table of a row, empty for other values.</summary>
        public string EntityName { get; }
    }
}
