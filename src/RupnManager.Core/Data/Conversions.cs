using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using RupnManager.Domain.Etablissements;

namespace RupnManager.Data;

/// <summary>Comment les valeurs du domaine se rangent en colonnes, sur les deux moteurs.</summary>
internal static class Conversions
{
    private static readonly JsonSerializerOptions Json = new()
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        Converters = { new JsonStringEnumConverter() },
    };

    public static void Appliquer(ModelConfigurationBuilder conventions)
    {
        conventions.Properties<DateTime>().HaveConversion<Utc>();
        conventions.Properties<AnneeScolaire>().HaveConversion<Annee>();
        conventions.Properties<Uai>().HaveConversion<NumeroUai>().HaveMaxLength(Uai.Longueur);
        conventions.Properties<Enum>().HaveConversion<string>().HaveMaxLength(40);
    }

    /// <summary>Range une valeur immuable en JSON : elle se remplace entière, jamais en partie.</summary>
    public static PropertyBuilder<T> EnJson<T>(this PropertyBuilder<T> propriete) => propriete.HasConversion(
        new ValueConverter<T, string>(v => JsonSerializer.Serialize(v, Json), t => JsonSerializer.Deserialize<T>(t, Json)!),
        new ValueComparer<T>((a, b) => ReferenceEquals(a, b) || JsonSerializer.Serialize(a, Json) == JsonSerializer.Serialize(b, Json),
            v => JsonSerializer.Serialize(v, Json).GetHashCode(StringComparison.Ordinal), v => v));

    private sealed class Utc() : ValueConverter<DateTime, DateTime>(v => v, v => DateTime.SpecifyKind(v, DateTimeKind.Utc));

    private sealed class Annee() : ValueConverter<AnneeScolaire, int>(a => a.Debut, d => new AnneeScolaire(d));

    private sealed class NumeroUai() : ValueConverter<Uai, string>(u => u.Valeur, v => Uai.Relire(v));
}
