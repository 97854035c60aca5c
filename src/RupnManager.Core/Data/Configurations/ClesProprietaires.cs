using Microsoft.EntityFrameworkCore;

namespace RupnManager.Data.Configurations;

/// <summary>Nos clés sont tirées par le domaine, jamais par la base ; rien ne s'efface en cascade.</summary>
internal static class ClesProprietaires
{
    public static void Appliquer(ModelBuilder builder)
    {
        foreach (var entite in builder.Model.GetEntityTypes())
        {
            foreach (var cle in entite.FindPrimaryKey()?.Properties ?? [])
                if (cle.ClrType == typeof(Guid)) cle.ValueGenerated = Microsoft.EntityFrameworkCore.Metadata.ValueGenerated.Never;
            foreach (var lien in entite.GetForeignKeys().Where(l => l.DeleteBehavior is DeleteBehavior.Cascade))
                lien.DeleteBehavior = DeleteBehavior.Restrict;
        }
    }
}
