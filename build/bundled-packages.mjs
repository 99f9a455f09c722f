/** The folder of the package in `node_modules` that a module of a bundle came from, or undefined for the project's own. */
export const packageFolderOf = (moduleId) => {
  const path = moduleId.replace(/^\0/, '').replace(/\?.*$/, '').replaceAll('\\', '/')
  return /^(.*\/node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1]
}

/** A Vite plugin that adds to `folders` the folder of every package that has code or style in the bundle. */
export const recordPackages = (folders) => ({
  name: 'record-packages',
  generateBundle(_options, bundle) {
    const rendered = Object.values(bundle).flatMap((file) => (file.type === 'chunk' ? Object.keys(file.modules) : []))
    const styles = [...this.getModuleIds()].filter((id) => /\.css(\?|$)/.test(id))
    for (const id of [...rendered, ...styles]) {
      const folder = packageFolderOf(id)
      if (folder !== undefined) folders.add(folder)
    }
  },
})
