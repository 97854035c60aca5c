using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RupnManager.Domain.Missions;

namespace RupnManager.Data.Configurations;

internal sealed class FonctionsConfiguration : IEntityTypeConfiguration<Fonction>
{
    public void Configure(EntityTypeBuilder<Fonction> fonction)
    {
        fonction.Property(f => f.Code).HasMaxLength(20);
        fonction.Property(f => f.Libelle).HasMaxLength(Fonction.LongueurDuLibelle);
        fonction.Property(f => f.Source).HasMaxLength(Fonction.LongueurDuLibelle);
        fonction.HasIndex(f => new { f.Code, f.TypeEtablissement, f.Depuis }).IsUnique();
    }
}

internal sealed class MissionsConfiguration : IEntityTypeConfiguration<Mission>
{
    public void Configure(EntityTypeBuilder<Mission> mission)
    {
        mission.Property(m => m.Equipements).HasMaxLength(Mission.LongueurDesMoyens);
        mission.Property(m => m.Temps).HasMaxLength(Mission.LongueurDesMoyens);
        mission.Property(m => m.Lieu).HasMaxLength(Mission.LongueurDesMoyens);
        mission.Property(m => m.Version).IsConcurrencyToken();
        mission.Ignore(m => m.Terme);
        mission.HasIndex(m => new { m.EtablissementId, m.Annee });
        mission.HasOne(m => m.Personnel).WithMany().HasForeignKey(m => m.PersonnelId);
        mission.HasOne(m => m.Etablissement).WithMany().HasForeignKey(m => m.EtablissementId);
        mission.HasOne(m => m.Fonction).WithMany().HasForeignKey(m => m.FonctionId);
        mission.HasMany(m => m.Interruptions).WithOne().HasForeignKey(i => i.MissionId);
        mission.Navigation(m => m.Interruptions).HasField("_interruptions");
    }
}

internal sealed class InterruptionsConfiguration : IEntityTypeConfiguration<Interruption>
{
    public void Configure(EntityTypeBuilder<Interruption> interruption) =>
        interruption.Property(i => i.Motif).HasMaxLength(Interruption.LongueurDuMotif);
}
