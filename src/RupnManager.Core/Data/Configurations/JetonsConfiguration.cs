using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Etablissements;
using RupnManager.Domain.Journal;

namespace RupnManager.Data.Configurations;

internal sealed class JetonsConfiguration : IEntityTypeConfiguration<JetonDAcces>
{
    public void Configure(EntityTypeBuilder<JetonDAcces> jeton)
    {
        jeton.ToTable("JetonsDAcces");
        jeton.Property(j => j.Nom).HasMaxLength(JetonDAcces.LongueurDuNom);
        jeton.Property(j => j.Debut).HasMaxLength(JetonDAcces.LongueurDuDebut);
        jeton.Property(j => j.Empreinte).HasMaxLength(Empreintes.Longueur);
        jeton.Property(j => j.Portees).EnJson().HasMaxLength(200);
        jeton.Property(j => j.Version).IsConcurrencyToken();
        jeton.HasIndex(j => j.Empreinte).IsUnique();
        jeton.HasIndex(j => j.PersonneId);
        jeton.HasOne<Personne>().WithMany().HasForeignKey(j => j.PersonneId);
        jeton.HasOne<Affectation>().WithMany().HasForeignKey(j => j.QualiteId);
    }
}
