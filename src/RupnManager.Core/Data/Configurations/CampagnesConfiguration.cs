using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RupnManager.Domain.Campagnes;
using RupnManager.Domain.Etablissements;

namespace RupnManager.Data.Configurations;

internal sealed class CampagnesConfiguration : IEntityTypeConfiguration<Campagne>
{
    public void Configure(EntityTypeBuilder<Campagne> campagne)
    {
        campagne.Property(c => c.CodeAcademie).HasMaxLength(Academie.LongueurDuCode);
        campagne.Property(c => c.Message).HasMaxLength(Campagne.LongueurDuMessage);
        campagne.Property(c => c.MotifDeReouverture).HasMaxLength(Campagne.LongueurDuMotif);
        campagne.Property(c => c.OuvertePar).HasMaxLength(Campagne.LongueurDuNom);
        campagne.Property(c => c.ClosePar).HasMaxLength(Campagne.LongueurDuNom);
        campagne.Property(c => c.Version).IsConcurrencyToken();
        campagne.Ignore(c => c.Dates);
        campagne.HasIndex(c => new { c.CodeAcademie, c.Annee }).IsUnique();
        campagne.HasOne(c => c.Modele).WithMany().HasForeignKey(c => c.ModeleId);
    }
}
