using System.Collections;
using System.Runtime.CompilerServices;

namespace ThreatRegister.Domain;

/// <summary>An unchangeable list that equals another with the same elements, so that events and decisions can be compared whole.</summary>
[CollectionBuilder(typeof(Items), nameof(Items.Create))]
public sealed class Items<T> : IReadOnlyList<T>, IEquatable<Items<T>>
{
    private readonly T[] elements;

    internal Items(ReadOnlySpan<T> elements) => this.elements = elements.ToArray();

    public static Items<T> Empty { get; } = new([]);

    public int Count => elements.Length;

    public T this[int index] => elements[index];

    public Items<T> With(T element) => new([.. elements, element]);

    public Items<T> Without(T element) => new([.. elements.Where(other => !EqualityComparer<T>.Default.Equals(other, element))]);

    public bool Equals(Items<T>? other) => other is not null && elements.AsSpan().SequenceEqual(other.elements);

    public override bool Equals(object? obj) => Equals(obj as Items<T>);

    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var element in elements) hash.Add(element);
        return hash.ToHashCode();
    }

    public IEnumerator<T> GetEnumerator() => ((IEnumerable<T>)elements).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public override string ToString() => $"[{string.Join(", ", elements)}]";
}

public static class Items
{
    public static Items<T> Create<T>(ReadOnlySpan<T> elements) => elements.IsEmpty ? Items<T>.Empty : new(elements);
}
