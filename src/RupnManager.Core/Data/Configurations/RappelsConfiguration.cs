using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RupnManager.Domain.Etablissements;
using RupnManager.Domain.Rappels;

namespace RupnManager.Data.Configurations;

internal sealed class EnvoisDeRappelsConfiguration : IEntityTypeConfiguration<EnvoiDeRappels>
{
    public void Configure(EntityTypeBuilder<EnvoiDeRappels> envoi)
    {
        envoi.ToTable("EnvoisDeRappels");
        envoi.Property(e => e.Auteur).HasMaxLength(EnvoiDeRappels.LongueurDeLAuteur);
        envoi.HasOne(e => e.Personne).WithMany().HasForeignKey(e => e.PersonneId);
        envoi.HasMany(e => e.Rappels).WithOne(r => r.Envoi).HasForeignKey(r => r.EnvoiId);
        // Deux instances qui passent ensemble : la base n'en laisse écrire qu'une.
        envoi.HasIndex(e => new { e.PersonneId, e.Semaine }).IsUnique();
    }
}

internal sealed class RappelsConfiguration : IEntityTypeConfiguration<Rappel>
{
    public void Configure(EntityTypeBuilder<Rappel> rappel)
    {
        rappel.ToTable("Rappels", t => t.HasCheckConstraint("CK_Rappels_CinqAuPlus", $"[Numero] BETWEEN 1 AND {CadenceDesRappels.Maximum}"));
        rappel.Property(r => r.Reference).HasMaxLength(Rappel.LongueurDeLaReference);
        rappel.Property(r => r.CodeAcademie).HasMaxLength(Academie.LongueurDuCode);
        rappel.HasOne(r => r.Etablissement).WithMany().HasForeignKey(r => r.EtablissementId);
        rappel.HasIndex(r => new { r.PersonneId, r.ActeId, r.Annee, r.Numero }).IsUnique();
        rappel.HasIndex(r => new { r.CodeAcademie, r.Annee });
        rappel.HasIndex(r => new { r.EtablissementId, r.Annee });
    }
}

internal sealed class RecapitulatifsConfiguration : IEntityTypeConfiguration<Recapitulatif>
{
    public void Configure(EntityTypeBuilder<Recapitulatif> recapitulatif)
    {
        recapitulatif.ToTable("Recapitulatifs");
        recapitulatif.HasOne<Personne>().WithMany().HasForeignKey(r => r.PersonneId);
        recapitulatif.HasIndex(r => new { r.PersonneId, r.Periode }).IsUnique();
    }
}
