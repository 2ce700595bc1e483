import { Command } from 'commander'
import type { CommandIo } from '../terminal/command-io.js'
import { byOption } from './author-option.js'
import { outputOption, type OutputOptions } from './output-option.js'
import type { SignReviewOptions } from './run-review.js'
import { serverOption } from './server-option.js'

/** `plimsoll review list | show | sign`, through the daemon. */
export function createReviewCommand(io: CommandIo): Command {
  return new Command('review')
    .description('what people look at again and again, through the running daemon')
    .addCommand(
      talking('list', 'list reviews and trainings, the first to be due first').action(
        async (options: OutputOptions, command: Command) => {
          const { listReviews } = await import('./run-review.js')
          await listReviews(options, { command, io })
        },
      ),
    )
    .addCommand(
      talking('show', 'show one review with its sign-offs')
        .argument('<name>', 'name of the review')
        .action(async (name: string, options: OutputOptions, command: Command) => {
          const { showReview } = await import('./run-review.js')
          await showReview(name, options, { command, io })
        }),
    )
    .addCommand(
      talking('sign', 'sign a review off, for the configuration that runs')
        .argument('<name>', 'name of the review')
        .option('--person <name>', 'of a training: who was trained')
        .option('--note <text>', 'what was found, or what was changed')
        .option('--config-hash <hash>', 'the configuration that was looked at: it is refused where another one runs')
        .addOption(byOption(io))
        .action(async (name: string, options: SignReviewOptions, command: Command) => {
          const { signReview } = await import('./run-review.js')
          await signReview(name, options, { command, io })
        }),
    )
}

function talking(name: string, description: string): Command {
  return new Command(name).description(description).addOption(serverOption()).addOption(outputOption())
}
