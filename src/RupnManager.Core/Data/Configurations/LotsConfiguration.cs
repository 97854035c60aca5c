using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RupnManager.Domain.Etablissements;
using RupnManager.Domain.Journal;
using RupnManager.Domain.LettresDeMission;
using RupnManager.Domain.Lots;
using RupnManager.Domain.Rappels;

namespace RupnManager.Data.Configurations;

internal sealed class LotsConfiguration : IEntityTypeConfiguration<Lot>
{
    public void Configure(EntityTypeBuilder<Lot> lot)
    {
        lot.Property(l => l.CodeAcademie).HasMaxLength(Academie.LongueurDuCode);
        lot.Property(l => l.Auteur).HasMaxLength((2 * Personne.LongueurDuNom) + 10);
        lot.Property(l => l.Qualite).HasMaxLength(Signature.LongueurDeLaQualite);
        lot.Property(l => l.Motif).HasMaxLength(VersionDeLettre.LongueurDuMotif);
        lot.Property(l => l.Jeton).IsConcurrencyToken();
        lot.Ignore(l => l.Pretes).Ignore(l => l.MoyenDAuthentification);
        lot.HasIndex(l => new { l.CodeAcademie, l.Numero }).IsUnique();
        lot.HasIndex(l => new { l.CodeAcademie, l.CreeLe });
        lot.HasIndex(l => l.Etat);
        lot.HasMany(l => l.Lignes).WithOne(l => l.Lot).HasForeignKey(l => l.LotId);
        lot.Navigation(l => l.Lignes).HasField("_lignes");
    }
}

internal sealed class LignesDeLotConfiguration : IEntityTypeConfiguration<LigneDeLot>
{
    public void Configure(EntityTypeBuilder<LigneDeLot> ligne)
    {
        ligne.Property(l => l.Reference).HasMaxLength(Rappel.LongueurDeLaReference);
        ligne.Property(l => l.Libelle).HasMaxLength(LigneDeLot.LongueurDuLibelle);
        ligne.Property(l => l.Empreinte).HasMaxLength(Empreintes.Longueur);
        ligne.Montant(l => l.Montant, nameof(LigneDeLot.Montant));
        ligne.Property(l => l.Change).EnJson();
        ligne.Property(l => l.Motif).HasMaxLength(LigneDeLot.LongueurDuMotif);
        ligne.Property(l => l.MotifPropre).HasMaxLength(VersionDeLettre.LongueurDuMotif);
        ligne.Property(l => l.Jeton).IsConcurrencyToken();
        ligne.Ignore(l => l.ResteALire).Ignore(l => l.EstPrete).Ignore(l => l.EcarteeParLAuteur);
        ligne.HasIndex(l => l.Verrou).IsUnique();
        ligne.HasIndex(l => new { l.LotId, l.Rang }).IsUnique();
        ligne.HasIndex(l => new { l.Etat, l.Rang });
        ligne.HasIndex(l => l.ObjetId);
    }
}
