using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RupnManager.Domain.Indemnites;

namespace RupnManager.Data.Configurations;

/// <summary>Un montant se range en une colonne de centimes : sommes et tris se font dans la base, sur les deux moteurs.</summary>
internal static class EnColonne
{
    public static void Montant<T>(this EntityTypeBuilder<T> entite, Expression<Func<T, Montant>> montant, string colonne) where T : class =>
        entite.ComplexProperty(montant).Property(m => m.Centimes).HasColumnName(colonne);

    public static void Montant<T>(this ComplexPropertyBuilder<T> valeur, Expression<Func<T, Montant>> montant, string colonne) where T : notnull =>
        valeur.ComplexProperty(montant).Property(m => m.Centimes).HasColumnName(colonne);
}
